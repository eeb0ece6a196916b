package dev.rollcall.application.port;

import java.util.List;

/** Secrets by their logical names. Values never leave the process. */
public interface Secrets {

    /** Returns the current value; cached for at most five minutes. */
    Secret current(String name);

    /** Returns every value accepted now, the current one first: two during rotation. */
    List<Secret> accepted(String name);

    /** Forgets the cached value, after the other side refused it. */
    void refresh(String name);
}
