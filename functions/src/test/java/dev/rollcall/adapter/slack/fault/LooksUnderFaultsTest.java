package dev.rollcall.adapter.slack.fault;

import static dev.rollcall.adapter.slack.fault.Company.INSTALLER;
import static dev.rollcall.adapter.slack.fault.Company.OTHER;
import static dev.rollcall.adapter.slack.fault.Company.SUBJECT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.Entitlement;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A look that gets no answer says so; it never says that somebody is not there. */
class LooksUnderFaultsTest {
    private static final Duration IMPATIENT = Duration.ofMillis(150);

    /** Whether something is there still, which it is. */
    enum LookAt {
        ACCOUNT("GET .*/Users/", slack -> slack.accounts().isActive(SUBJECT).isPresent()),
        SESSIONS(".*session.list$", slack -> slack.sessions().count(SUBJECT) > 0),
        IDP_GROUP("GET .*/Groups/", isIn(new Entitlement.IdpGroup("S0IDP"))),
        USER_GROUP(".*usergroups.users.list$", isIn(new Entitlement.UserGroup("T01", "S0USERS"))),
        USER_GROUPS(".*usergroups.list$", isIn(new Entitlement.UserGroup("T01", "S0USERS"))),
        WORKSPACE(".*users.info$", isIn(Company.HOME)),
        CHANNEL(".*conversations.members$", isIn(new Entitlement.Channel("C0ONE"))),
        ROLE(".*listAssignments$", isIn(LeaveWrites.ROLE)),
        ROLES(".*listAssignments$", slack -> !slack.adminRoles().of(SUBJECT).isEmpty()),
        AUDIT_LOG(
                "GET .*audit",
                slack -> slack.auditTrail().deactivation(OTHER, Company.START).isPresent());

        private final String call;
        private final Predicate<Slack> there;

        LookAt(String call, Predicate<Slack> there) {
            this.call = call;
            this.there = there;
        }

        private static Predicate<Slack> isIn(Entitlement entitlement) {
            return slack -> slack.memberships().isIn(SUBJECT, entitlement);
        }
    }

    private final Company company = new Company(IMPATIENT);

    static Stream<Arguments> all() {
        return Stream.of(LookAt.values())
                .flatMap(look ->
                        Stream.of(
                                        "rate-limit",
                                        "server-error",
                                        "malformed",
                                        "lost-after-effect",
                                        "delay")
                                .map(fault -> Arguments.of(look, fault)));
    }

    @AfterEach
    void close() {
        company.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void without_an_answer_nobody_is_said_to_be_gone(LookAt look, String fault) {
        furnish();
        company.begin("look");
        company.fault(
                "{\"fault\":\""
                        + fault
                        + "\",\"seconds\":40,\"times\":9,\"call\":\""
                        + look.call
                        + "\"}");

        assertThatThrownBy(() -> look.there.test(company.slack()))
                .isInstanceOfAny(PortFailure.RateLimited.class, PortFailure.Unavailable.class);
        company.noFaults();
        company.passUntil(company.timeline().now().plusSeconds(60));

        assertThat(thereAfterAll(look)).isTrue();
    }

    private boolean thereAfterAll(LookAt look) {
        for (int tries = 0; tries < 20; tries++) {
            try {
                return look.there.test(company.slack());
            } catch (PortFailure.Unavailable _) {
                // On a busy machine an impatient caller may have to try again.
            }
        }
        return false;
    }

    private void furnish() {
        company.idpGroup(SUBJECT, OTHER);
        company.userGroup(SUBJECT, OTHER);
        company.channel(SUBJECT, INSTALLER);
        company.organisation()
                .estate()
                .roles()
                .assign("Rl01", "T01", SUBJECT.value(), Company.START);
        company.organisation().deactivate(OTHER.value());
    }
}
