package dev.rollcall.application.intake;

import static dev.rollcall.testing.LeaverWorld.START;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.grant.RecordedGrant.State;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.MappingName;

import java.util.Optional;
import java.util.TreeMap;

/** Grants of one channel, as the records have them. */
final class SampleGrants {
    private SampleGrants() {}

    /** Waits for the first sign-in. */
    static RecordedGrant pending(PersonId person) {
        return recorded(person, Optional.empty(), State.PENDING);
    }

    /** About to be given to an account that is there. */
    static RecordedGrant meant(PersonId person, AccountId account) {
        return recorded(person, Optional.of(account), State.PENDING);
    }

    static RecordedGrant given(PersonId person, AccountId account) {
        return recorded(person, Optional.of(account), State.GIVEN);
    }

    private static RecordedGrant recorded(
            PersonId person, Optional<AccountId> account, State state) {
        TreeMap<MappingName, GroupPath> rules = new TreeMap<>();
        rules.put(new MappingName("design"), GroupPath.parse("okta:00gdesign"));
        return new RecordedGrant(
                new Grant(person, new Entitlement.Channel("C0DESI"), rules),
                account,
                START,
                "event:okta:abc",
                "1".repeat(64),
                state);
    }
}
