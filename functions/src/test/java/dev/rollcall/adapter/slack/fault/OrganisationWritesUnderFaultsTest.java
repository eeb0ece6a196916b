package dev.rollcall.adapter.slack.fault;

import java.util.List;

/** User groups of the whole organisation, and workflows, with each fault. */
class OrganisationWritesUnderFaultsTest extends FaultContract {
    @Override
    List<Operation> operations() {
        return OrganisationWrites.all();
    }
}
