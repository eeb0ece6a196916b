package dev.rollcall.application.port;

import java.util.List;

/** Secrets by their logical names. Values never leave the process. */
public interface Secrets {

    /** Returns the current value; cached for at most five minutes. */
    Secret current(String name);

    /**
     * Returns every value accepted now, the current one first: two during rotation, and for a day
     * after it.
     */
    List<Secret> accepted(String name);

    /**
     * Reads the value afresh, after the other side refused it. If that fails the cached one stays.
     *
     * @throws PortFailure if it cannot be read
     */
    void refresh(String name);
}
