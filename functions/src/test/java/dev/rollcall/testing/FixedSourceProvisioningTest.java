package dev.rollcall.testing;

import dev.rollcall.application.port.SourceProvisioning;
import dev.rollcall.contract.SourceProvisioningContract;

import java.util.Optional;
import java.util.Set;

class FixedSourceProvisioningTest extends SourceProvisioningContract {
    @Override
    protected Fixture fixture() {
        FixedSourceProvisioning source = new FixedSourceProvisioning();
        return new Fixture() {
            @Override
            public SourceProvisioning provisioning() {
                return source;
            }

            @Override
            public void add(
                    String id,
                    boolean active,
                    Set<SourceProvisioning.Feature> features,
                    int pushes) {
                source.add(
                        new SourceProvisioning.SlackApplication(
                                id, active, features, Optional.of(pushes)));
            }

            @Override
            public void hidePushes() {
                source.hidePushes();
            }

            @Override
            public void hideApplications() {
                source.hideApplications();
            }

            @Override
            public void close() {}
        };
    }
}
