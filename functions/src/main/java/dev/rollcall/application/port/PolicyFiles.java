package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

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

    Served served();

    /** Keeps a file for good, under its digest, which is returned. Keeping it again is harmless. */
    String keep(byte[] content);

    /** Returns the file of that digest, whose content has that digest. */
    byte[] kept(String digest);

    /** Serves this file in the place of the one that was seen; false if another is there by now. */
    boolean serve(byte[] content, Served seen);
}
