package dev.rollcall.adapter.slack.fault;

import java.util.List;

/** What an account is given, with each fault. */
class JoinWritesUnderFaultsTest extends FaultContract {
    @Override
    List<Operation> operations() {
        return JoinWrites.all();
    }
}
