package dev.rollcall.application.port;

import java.util.Optional;

/** Where a poll stopped reading. */
public interface Cursors {

    Optional<String> find(String name);

    /** Moves the cursor if it still is where we found it; false if another poll moved it. */
    boolean move(String name, Optional<String> from, String to);
}
