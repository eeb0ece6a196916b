package dev.rollcall.adapter.sns;

/** A subject is printable ASCII, shorter than 100 characters (SNS API reference, Publish). */
final class Subjects {
    private static final int LONGEST = 99;

    private Subjects() {}

    static String printable(String subject) {
        String printable = subject.replaceAll("[^\\x20-\\x7e]", " ");
        return printable.substring(0, Math.min(LONGEST, printable.length())).strip();
    }
}
