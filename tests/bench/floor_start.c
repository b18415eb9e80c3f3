// SPDX-License-Identifier: Apache-2.0
// The floor of a cold start: a program that does nothing.
int main(void) { return 0; }
