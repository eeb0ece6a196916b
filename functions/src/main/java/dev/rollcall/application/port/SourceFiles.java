package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.util.Optional;

/** Files that a source lays down for us. Only reads; throws {@link PortFailure}. */
public interface SourceFiles {

    /** What became of opening a file. */
    sealed interface Opened {

        /**
         * The file, to be closed.
         *
         * @param tag another one whenever the content is another
         * @param content throws an {@code IOException} if it breaks off
         */
        record File(String tag, InputStream content) implements Opened {
            public File {
                requireNonNull(tag, "tag is null");
                requireNonNull(content, "content is null");
            }
        }

        /** There is no such file. */
        record Missing() implements Opened {}

        /** It is not the file with that tag any more. */
        record Changed() implements Opened {}
    }

    /**
     * Opens a file.
     *
     * @param name below where the source's files lie
     * @param from the first byte that is wanted, counted from 0
     * @param tag of the file that is wanted; of whichever is there if empty
     */
    Opened open(String name, long from, Optional<String> tag);
}
