package dev.rollcall.browser;

/** The sample company's approvers, and how they sign in. */
enum Approving {
    KIM("kim", "00u00000000011Acme"),
    LEE("lee", "00u00000000012Acme"),
    MO("mo", "00u00000000013Acme");

    private final String id;
    private final String subject;

    Approving(String id, String subject) {
        this.id = id;
        this.subject = subject;
    }

    String id() {
        return id;
    }

    String subject() {
        return subject;
    }
}
