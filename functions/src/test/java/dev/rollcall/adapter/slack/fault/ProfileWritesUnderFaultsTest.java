package dev.rollcall.adapter.slack.fault;

import java.util.List;

/** Accounts that are made, brought back and changed, with each fault. */
class ProfileWritesUnderFaultsTest extends FaultContract {
    @Override
    List<Operation> operations() {
        return ProfileWrites.all();
    }
}
