package dev.rollcall.application.port;

import dev.rollcall.domain.lifecycle.LeaverPolicy;

/** The policy in force. */
public interface Policies {

    /** Returns what it says about leavers; throws {@link PortFailure} if it cannot be read. */
    LeaverPolicy leavers();
}
