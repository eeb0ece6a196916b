package dev.rollcall.adapter.csvsource;

/** A row is not what was agreed. The message says of which column, and nothing of its content. */
final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRow(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
