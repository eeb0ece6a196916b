package dev.rollcall.e2e;

/** The sample company's policy with limits that nothing reaches. */
final class WithoutLimits {
    private WithoutLimits() {}

    static String policy(String policy) {
        return policy.replaceAll(
                "(plan|hour|day|week|month):\\s+\\{[^}]*}",
                "$1: { percent: 100, atLeast: 100000, atMost: 100000 }");
    }
}
