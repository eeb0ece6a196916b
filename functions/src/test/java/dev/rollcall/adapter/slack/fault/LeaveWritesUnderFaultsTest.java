package dev.rollcall.adapter.slack.fault;

import java.util.List;

/** What is taken from an account, with each fault. */
class LeaveWritesUnderFaultsTest extends FaultContract {
    @Override
    List<Operation> operations() {
        return LeaveWrites.all();
    }
}
