package dev.rollcall.domain.stay;

import static java.util.Objects.requireNonNull;

/**
 * Something that people have been told of somebody, and that lasts as far as is known.
 *
 * @param what its code, and the ids it is about; no names and no values
 */
public record Told(Topic topic, String what) {

    /** What is looked at as a whole: what such a look does not find again is over. */
    public enum Topic {
        /** Which account is the person's, and whether there can be one. */
        ACCOUNT,
        /** What the account tells of its human. */
        ATTRIBUTES,
        /** What kind of account it is. */
        KIND,
        /** What Slack does not take of what the account is to tell. */
        PROFILE,
        /** What is due of an account, and refused. */
        REFUSED,
        /** What Slack does not let our tokens see. */
        UNSEEN,
        /** What Slack refuses to tell of an account. */
        UNREAD
    }

    public Told {
        requireNonNull(topic, "topic is null");
        requireNonNull(what, "what is null");
        if (what.isBlank()) {
            throw new IllegalArgumentException("A finding says what was found");
        }
    }
}
