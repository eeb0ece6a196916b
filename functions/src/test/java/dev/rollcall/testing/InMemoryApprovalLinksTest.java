package dev.rollcall.testing;

import dev.rollcall.application.port.ApprovalLinks;
import dev.rollcall.contract.ApprovalLinksContract;

class InMemoryApprovalLinksTest extends ApprovalLinksContract {
    @Override
    protected ApprovalLinks links() {
        return new InMemoryApprovalLinks();
    }
}
