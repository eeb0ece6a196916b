package dev.rollcall.adapter.slack.fault;

import java.util.List;

/** Deactivation and signing out, with each fault. */
class AccountWritesUnderFaultsTest extends FaultContract {
    @Override
    List<Operation> operations() {
        return AccountWrites.all();
    }
}
