package dev.rollcall.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.OrganisationGroups;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.contract.OrganisationFixture;
import dev.rollcall.contract.OrganisationGroupsContract;
import dev.rollcall.domain.account.GroupNaming;
import dev.rollcall.domain.account.OrganisationGroupId;
import dev.rollcall.domain.capability.Availability;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class SimulatedSlackOrganisationGroupsTest extends OrganisationGroupsContract {
    private static final String SWITCHED_OFF =
            "{\"fault\":\"refusal\",\"times\":2,\"error\":\"feature_not_enabled\","
                    + "\"call\":\"POST .*admin.usergroups\"}";

    private final SimulatedOrganisation organisation = new SimulatedOrganisation();

    @Override
    protected OrganisationFixture organisation() {
        return organisation;
    }

    @Test
    void a_setting_that_refuses_them_is_not_taken_for_a_plan_without_them() {
        OrganisationGroups groups = organisation.organisationGroups();
        organisation.simulated().fault(SWITCHED_OFF);

        assertThat(groups.create(new GroupNaming("Crew", Optional.of("crew"))))
                .isEqualTo(
                        new OrganisationGroups.Making.NotMade(
                                new WriteReply.Refused("feature_not_enabled")));
        assertThatThrownBy(() -> groups.read(new OrganisationGroupId("S0CREW")))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        refused ->
                                assertThat(Availability.of(refused.code()))
                                        .isEqualTo(
                                                new Availability.Refused("feature_not_enabled")));
    }
}
