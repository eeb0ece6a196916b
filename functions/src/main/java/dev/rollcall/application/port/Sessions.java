package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;

/** An account's signed-in sessions. Reads throw {@link PortFailure}. */
public interface Sessions {

    /** Returns how many sessions the account has in the whole organisation. */
    int count(AccountId account);

    /** Signs the account out everywhere. */
    WriteReply reset(AccountId account);
}
