package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.policy.Violation;
import dev.rollcall.domain.policy.WholePolicy;

import java.time.Instant;
import java.util.List;

/**
 * The files themselves: the one that is served, and each that was ever proposed, by its digest.
 * Throws {@link PortFailure}.
 */
public interface PolicyFiles {

    /** The file that is served. */
    final class Served {
        private final byte[] content;
        private final String digest;
        private final String tag;

        /**
         * @param tag names this very writing of it
         */
        public Served(byte[] content, String digest, String tag) {
            this.content = requireNonNull(content, "content is null").clone();
            this.digest = requireNonNull(digest, "digest is null");
            this.tag = requireNonNull(tag, "tag is null");
        }

        public byte[] content() {
            return content.clone();
        }

        public String digest() {
            return digest;
        }

        public String tag() {
            return tag;
        }
    }

    /** What a file is. */
    sealed interface Reading {
        record Valid(WholePolicy policy) implements Reading {
            public Valid {
                requireNonNull(policy, "policy is null");
            }
        }

        /**
         * @param violations errors only, in the order of their lines
         */
        record Invalid(List<Violation> violations) implements Reading {
            public Invalid {
                violations = List.copyOf(violations);
            }
        }
    }

    Served served();

    /** Keeps a file for good, under its digest, which is returned. Keeping it again is harmless. */
    String keep(byte[] content);

    /** Returns the file of that digest, whose content has that digest. */
    byte[] kept(String digest);

    /** Serves this file in the place of the one that was seen; false if another is there by now. */
    boolean serve(byte[] content, Served seen);

    /** Returns the policy, whatever the time is: what is in force stays so. */
    Reading read(byte[] content);

    /** The same, and what speaks against putting it in force now is an error too. */
    Reading review(byte[] content, Instant now);
}
