package dev.rollcall.adapter.slack.fault;

import java.util.List;

/** IdP groups, with each fault. */
class GroupWritesUnderFaultsTest extends FaultContract {
    @Override
    List<Operation> operations() {
        return GroupWrites.all();
    }
}
