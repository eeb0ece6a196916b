package dev.rollcall.adapter.slack.fault;

import java.util.List;

/** What hangs on IdP groups, and which channels are kept for them, with each fault. */
class LinkWritesUnderFaultsTest extends FaultContract {
    @Override
    List<Operation> operations() {
        return LinkWrites.all();
    }
}
