package dev.rollcall.domain.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Nesting;
import dev.rollcall.domain.policy.PopulationName;
import dev.rollcall.domain.policy.Provisioning;
import dev.rollcall.domain.policy.Writer;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

class RestoreRulesTest {
    private static final SourceId OKTA = new SourceId("okta");
    private static final PersonId ANA = new PersonId(OKTA, "00uAna");
    private static final AccountId ANAS = new AccountId("U0ANA");
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Entitlement OPS = new Entitlement.UserGroup("T1", "S0OPS");
    private static final Entitlement LUNCH = new Entitlement.Channel("C0LUNCH");

    private List<Mapping> mappings = List.of();
    private Map<Entitlement, Writer> writers = Map.of();
    private Set<AccountId> guarded = Set.of();
    private List<Grant> given = List.of();
    private AccountType account = AccountType.MEMBER;
    private AccountType now = AccountType.MEMBER;
    private Set<Entitlement> before = Set.of();
    private boolean ended;

    @Test
    void nothing_speaks_against_what_no_rule_says_anything_about() {
        assertThat(against(OPS)).isEmpty();
        assertThat(against(LUNCH)).isEmpty();
        assertThat(against(new Entitlement.IdpGroup("S9"))).isEmpty();
        assertThat(against(new Entitlement.Workspace("T1"))).isEmpty();
    }

    @Test
    void a_role_never_comes_back() {
        assertThat(against(new Entitlement.AdminRole("Rl01", "T1"))).contains(LeftOut.Why.ROLE);
    }

    @Test
    void nothing_of_a_protected_account_is_changed() {
        guarded = Set.of(ANAS);

        assertThat(against(LUNCH)).contains(LeftOut.Why.PROTECTED);
    }

    @Test
    void what_somebody_else_writes_is_left_to_them() {
        writers = Map.of(OPS, new Writer.Foreign("okta-slack-app"), LUNCH, new Writer.Nobody());

        assertThat(against(OPS)).contains(LeftOut.Why.FOREIGN_WRITER);
        assertThat(against(LUNCH)).contains(LeftOut.Why.FOREIGN_WRITER);
    }

    @Test
    void a_rule_with_authority_would_take_again_what_it_lists() {
        mappings = List.of(mapping(MappingMode.AUTHORITATIVE, Optional.empty()));

        assertThat(against(OPS)).contains(LeftOut.Why.AUTHORITATIVE);
        assertThat(against(LUNCH)).isEmpty();
    }

    @Test
    void no_rule_would_take_again_what_was_there_before() {
        mappings = List.of(mapping(MappingMode.AUTHORITATIVE, Optional.empty()));
        before = Set.of(OPS);

        assertThat(against(OPS)).isEmpty();

        ended = true;
        assertThat(against(OPS)).contains(LeftOut.Why.STAY_ENDED);
    }

    @Test
    void a_rule_that_only_adds_or_is_over_takes_nothing_again() {
        mappings = List.of(mapping(MappingMode.ADDITIVE, Optional.empty()));
        assertThat(against(OPS)).isEmpty();

        mappings = List.of(mapping(MappingMode.AUTHORITATIVE, Optional.of(NOON.minusSeconds(1))));
        assertThat(against(OPS)).isEmpty();
    }

    @Test
    void what_a_rule_gives_needs_nobodys_word() {
        given =
                List.of(
                        new Grant(
                                ANA,
                                OPS,
                                new TreeMap<>(
                                        Map.of(
                                                new MappingName("ops"),
                                                GroupPath.parse("okta:00gops")))));

        assertThat(against(OPS)).contains(LeftOut.Why.BY_RULES);
    }

    @Test
    void a_guest_gets_nothing_that_guests_cannot_have_be_it_now_or_soon() {
        account = AccountType.MULTI_CHANNEL_GUEST;
        assertThat(against(OPS)).contains(LeftOut.Why.ACCOUNT_TYPE);
        assertThat(against(LUNCH)).isEmpty();

        account = AccountType.MEMBER;
        now = AccountType.MULTI_CHANNEL_GUEST;
        assertThat(against(OPS)).contains(LeftOut.Why.ACCOUNT_TYPE);

        account = AccountType.UNMANAGED;
        assertThat(against(LUNCH)).contains(LeftOut.Why.ACCOUNT_TYPE);
    }

    @Test
    void after_the_end_of_a_stay_nothing_comes_back() {
        ended = true;

        assertThat(against(LUNCH)).contains(LeftOut.Why.STAY_ENDED);
    }

    private Optional<LeftOut.Why> against(Entitlement entitlement) {
        AccessPolicy policy =
                new AccessPolicy(
                        "d1",
                        Map.of(),
                        List.of(),
                        mappings,
                        writers,
                        AttributeRules.DEFAULT,
                        guarded);
        DesiredAccess access =
                new DesiredAccess(
                        ANA,
                        Standing.ENTITLED,
                        Optional.of(new PopulationName("employees")),
                        account,
                        Provisioning.EAGER,
                        given,
                        List.of(),
                        NOON);
        return new RestoreRules(access, policy, ANAS, now, before, ended).against(entitlement);
    }

    private static Mapping mapping(MappingMode mode, Optional<Instant> expires) {
        return new Mapping(
                new MappingName("ops"),
                new GroupId(OKTA, "00gops"),
                new Nesting.Direct(),
                Set.of(),
                mode,
                Provisioning.EAGER,
                "okta:00uOwner",
                expires,
                100,
                Set.of(OPS));
    }
}
