package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;

import java.util.List;

/** An account's signed-in sessions. Reads throw {@link PortFailure}. */
public interface Sessions {

    /** Returns how many sessions the account has in the whole organisation. */
    int count(AccountId account);

    /** Signs the account out everywhere. */
    WriteReply reset(AccountId account);

    /**
     * Signs up to 1 000 accounts out everywhere, in the background: accepted is not done ({@code
     * admin.users.session.resetBulk}). Each must be looked at afterwards.
     */
    BulkReply resetAll(List<AccountId> accounts);
}
