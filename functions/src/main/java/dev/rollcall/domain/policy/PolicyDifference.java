package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

/** One thing in which two policies differ. */
public sealed interface PolicyDifference {

    /** Returns what it is about, e.g. {@code mapping engineering}. */
    String subject();

    /** Returns whether two approvers must agree, because something is guarded less than before. */
    boolean weakens();

    /** Returns it in words, without anybody's name or address. */
    String words();

    record Added(String subject, boolean weakens) implements PolicyDifference {
        public Added {
            requireNonNull(subject, "subject is null");
        }

        @Override
        public String words() {
            return subject + " is added";
        }
    }

    record Removed(String subject, boolean weakens) implements PolicyDifference {
        public Removed {
            requireNonNull(subject, "subject is null");
        }

        @Override
        public String words() {
            return subject + " is taken out";
        }
    }

    record Changed(String subject, String before, String after, boolean weakens)
            implements PolicyDifference {
        public Changed {
            requireNonNull(subject, "subject is null");
            requireNonNull(before, "before is null");
            requireNonNull(after, "after is null");
        }

        @Override
        public String words() {
            return subject + " was " + before + " and will be " + after;
        }
    }
}
