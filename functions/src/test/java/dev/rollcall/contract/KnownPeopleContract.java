package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.ANAS_OTHER;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.OKTA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.KnownPeople;
import dev.rollcall.application.port.KnownPeople.Known;
import dev.rollcall.application.port.Links;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.grant.RecordedGrant.State;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.MappingName;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@link KnownPeople} do. */
public abstract class KnownPeopleContract {
    private static final Entitlement HOME = new Entitlement.Workspace("T01");
    private static final Entitlement GROUP = new Entitlement.UserGroup("T01", "S01");

    protected abstract KnownPeople people();

    protected abstract Links links();

    protected abstract Grants grants();

    @Test
    void everybody_with_a_link_is_listed_once_page_by_page() {
        List<PersonId> linked = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            PersonId person = new PersonId(OKTA, "00u" + i);
            linked.add(person);
            links().record(new Link(person, new AccountId("U0" + i + "A"), NOON, "adopted"));
            links().record(new Link(person, new AccountId("W0" + i + "A"), NOON, "adopted"));
        }

        assertThat(listed(4)).containsExactlyInAnyOrderElementsOf(linked);
        assertThat(listed(100)).containsExactlyInAnyOrderElementsOf(linked);
    }

    @Test
    void who_waits_for_the_first_sign_in_is_listed_until_it_is_given() {
        grants().record(grant(HOME, Optional.empty(), State.PENDING));
        grants().record(grant(GROUP, Optional.empty(), State.PENDING));
        assertThat(listed(1)).containsExactly(ANA);

        grants().forget(ANA, GROUP);
        grants().record(grant(HOME, Optional.of(ANAS), State.GIVEN));
        assertThat(listed(1)).isEmpty();
    }

    @Test
    void whose_link_has_ended_is_listed_still() {
        links().record(new Link(ANA, ANAS, NOON, "adopted"));
        links().record(new Link(ANA, ANAS_OTHER, NOON, "adopted"));
        links().end(ANA, ANAS, NOON.plusSeconds(1));
        links().end(ANA, ANAS_OTHER, NOON.plusSeconds(1));

        assertThat(listed(1)).containsExactly(ANA);
    }

    @Test
    void what_is_no_point_is_refused() {
        assertThatThrownBy(() -> people().after("nonsense", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<PersonId> listed(int page) {
        List<PersonId> all = new ArrayList<>();
        String point = KnownPeople.START;
        while (true) {
            List<Known> some = people().after(point, page);
            if (some.isEmpty()) {
                return all;
            }
            assertThat(some).hasSizeLessThanOrEqualTo(page);
            some.forEach(known -> all.add(known.person()));
            point = some.getLast().point();
        }
    }

    private static RecordedGrant grant(
            Entitlement entitlement, Optional<AccountId> account, State state) {
        GroupPath path = new GroupPath(List.of(new GroupId(OKTA, "00gAll")));
        return new RecordedGrant(
                new Grant(ANA, entitlement, new TreeMap<>(Map.of(new MappingName("all"), path))),
                account,
                NOON,
                "event:okta:1",
                "d1",
                state);
    }
}
