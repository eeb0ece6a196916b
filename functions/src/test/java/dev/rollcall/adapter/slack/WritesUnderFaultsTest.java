package dev.rollcall.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.local.http.fault.Call;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Each write that takes access away, with each fault that may strike its call. */
class WritesUnderFaultsTest {
    private static final AccountId LEAVER = new AccountId("U0LEAVER");
    private static final AccountId OTHER = new AccountId("U0OTHER");
    private static final int TRIES = 5;

    enum Operation {
        DEACTIVATE("(PATCH|DELETE) .*/Users/"),
        SIGN_OUT("POST .*session.reset$"),
        LEAVE_IDP_GROUP("PATCH .*/Groups/"),
        LEAVE_USER_GROUP("POST .*usergroups.users.update$");

        private final String call;

        Operation(String call) {
            this.call = call;
        }

        boolean isScim() {
            return this == DEACTIVATE || this == LEAVE_IDP_GROUP;
        }
    }

    private final SimulatedSlack slack = new SimulatedSlack();
    private Entitlement group = new Entitlement.IdpGroup("S0NONE");

    static Stream<Arguments> all() {
        List<Fault> faults =
                List.of(
                        new Fault.RateLimit(Duration.ofSeconds(7)),
                        new Fault.ServerError(500),
                        new Fault.ServerError(503),
                        new Fault.LostBeforeEffect(),
                        new Fault.LostAfterEffect(),
                        new Fault.WithoutEffect(),
                        new Fault.Malformed());
        return Stream.of(Operation.values())
                .flatMap(operation -> faults.stream().map(f -> Arguments.of(operation, f)));
    }

    @AfterEach
    void close() {
        slack.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void is_told_apart_and_done_once_by_whoever_looks_before_trying_again(
            Operation operation, Fault fault) {
        furnish(operation);
        slack.simulator().faults().add(FaultRule.next(1, operation.call, fault));

        WriteReply first = write(operation);
        slack.settle();
        for (int tries = 0; tries < TRIES && !isDone(operation); tries++) {
            WriteReply unused = write(operation);
            slack.settle();
        }

        assertThat(first).isInstanceOf(heard(operation, fault));
        assertThat(isDone(operation)).isTrue();
        assertThat(slack.simulator().calls().all().stream().filter(Call::effect)).hasSize(1);
        assertThat(slack.simulator().calls().all().stream().filter(c -> c.status() == 429))
                .hasSize(fault instanceof Fault.RateLimit ? 1 : 0);
        assertThat(slack.accounts().isActive(OTHER)).contains(true);
        assertThat(slack.sessions().count(OTHER)).isEqualTo(2);
        if (operation.name().startsWith("LEAVE")) {
            assertThat(slack.memberships().isIn(OTHER, group)).isTrue();
        }
        assertThat(slack.forbidden()).isEmpty();
    }

    /** SCIM's yes is in the status; what the Web API says is in the body. */
    private static Class<? extends WriteReply> heard(Operation operation, Fault fault) {
        return switch (fault) {
            case Fault.RateLimit _ -> WriteReply.TryLater.class;
            case Fault.WithoutEffect _ -> WriteReply.Accepted.class;
            case Fault.Malformed _ when operation.isScim() -> WriteReply.Accepted.class;
            default -> WriteReply.Ambiguous.class;
        };
    }

    private void furnish(Operation operation) {
        slack.add(LEAVER, Account.Rank.MEMBER, 2);
        slack.add(OTHER, Account.Rank.MEMBER, 2);
        List<AccountId> members = List.of(LEAVER, OTHER);
        group =
                operation == Operation.LEAVE_USER_GROUP
                        ? slack.userGroup(members)
                        : slack.idpGroup(members);
    }

    private WriteReply write(Operation operation) {
        return switch (operation) {
            case DEACTIVATE ->
                    slack.accounts()
                            .deactivate(
                                    new Admission.Admitted(
                                            ChangeKind.DEACTIVATE,
                                            LEAVER,
                                            Instant.parse("2026-11-01T12:00:00Z")),
                                    LEAVER);
            case SIGN_OUT -> slack.sessions().reset(LEAVER);
            case LEAVE_IDP_GROUP, LEAVE_USER_GROUP -> slack.memberships().leave(LEAVER, group);
        };
    }

    private boolean isDone(Operation operation) {
        return switch (operation) {
            case DEACTIVATE -> slack.accounts().isActive(LEAVER).equals(Optional.of(false));
            case SIGN_OUT -> slack.sessions().count(LEAVER) == 0;
            case LEAVE_IDP_GROUP, LEAVE_USER_GROUP -> !slack.memberships().isIn(LEAVER, group);
        };
    }
}
