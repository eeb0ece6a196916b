package dev.rollcall.testing;

import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.ApproverId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.operator.CallerArn;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.operator.OperatorId;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.operator.Role;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Reactions;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Always the same policy.
 *
 * @param creations of new accounts; all other kinds are limited as deactivations are
 */
public record FixedPolicies(
        LeaverPolicy leavers,
        ApprovalPolicy approvals,
        Operators operators,
        AccessPolicy access,
        Limits creations,
        Reactions reactions)
        implements Policies {
    public static final Approver KIM = approver("kim", "UTC");
    public static final Approver LEE = approver("lee", "UTC");
    public static final Approver MO = approver("mo", "Asia/Tokyo");

    /** Leads incidents. */
    public static final Operator INES = operator("ines", Role.INCIDENT);

    /** Runs Rollcall. */
    public static final Operator OLE = operator("ole", Role.OPERATOR);

    /** Only looks. */
    public static final Operator VERA = operator("vera", Role.VIEWER);

    public FixedPolicies(
            LeaverPolicy leavers,
            ApprovalPolicy approvals,
            Operators operators,
            AccessPolicy access,
            Limits creations) {
        this(leavers, approvals, operators, access, creations, Reactions.USUAL);
    }

    public FixedPolicies(LeaverPolicy leavers) {
        this(leavers, approvers());
    }

    public FixedPolicies(LeaverPolicy leavers, ApprovalPolicy approvals) {
        this(
                leavers,
                approvals,
                new Operators(List.of(INES, OLE, VERA)),
                AccessPolicy.none(leavers.digest()),
                Limits.absolute(25, 100));
    }

    /** The same, where no more accounts than that are made. */
    public FixedPolicies creating(Limits accounts) {
        return new FixedPolicies(leavers, approvals, operators, access, accounts, reactions);
    }

    /** The same, where the given access is in force. */
    public FixedPolicies granting(AccessPolicy policy) {
        return new FixedPolicies(leavers, approvals, operators, policy, creations, reactions);
    }

    /** The same, where differences are reacted to in that way. */
    public FixedPolicies reacting(Reactions given) {
        return new FixedPolicies(leavers, approvals, operators, access, creations, given);
    }

    /** The default SLA, five seconds of dwell, the default limits, nobody protected. */
    public static FixedPolicies usual() {
        return new FixedPolicies(
                new LeaverPolicy(
                        "0".repeat(64),
                        Sla.DEFAULT,
                        Duration.ofSeconds(5),
                        Limits.absolute(25, 100),
                        Set.of(),
                        LeaverPolicy.Mode.ACT));
    }

    /** A minute of dwell, and these limits; otherwise as {@link #usual}. */
    public static LeaverPolicy limitedTo(Limits deactivations) {
        return new LeaverPolicy(
                "0".repeat(64),
                Sla.DEFAULT,
                Duration.ofSeconds(60),
                deactivations,
                Set.of(),
                LeaverPolicy.Mode.ACT);
    }

    /** Kim and Lee first, Mo after eight hours; two from 50 items on. */
    public static ApprovalPolicy approvers() {
        return approvers(50);
    }

    /** The same, with two needed from so many items on. */
    public static ApprovalPolicy approvers(int twoFrom) {
        return new ApprovalPolicy(
                List.of(KIM, LEE, MO),
                List.of(List.of(KIM.id(), LEE.id()), List.of(MO.id())),
                Duration.ofHours(8),
                twoFrom);
    }

    @Override
    public PlanRules plans() {
        return new PlanRules(
                Arrays.stream(ChangeKind.values())
                        .collect(Collectors.toMap(Function.identity(), this::limitsOf)),
                new Limit(20, 3, 1_000),
                20);
    }

    private Limits limitsOf(ChangeKind kind) {
        return kind == ChangeKind.CREATE ? creations : leavers.deactivations();
    }

    private static Operator operator(String name, Role role) {
        return new Operator(
                new OperatorId(name),
                new CallerArn("arn:aws:sts::111122223333:assumed-role/Rollcall/" + name),
                Set.of(role));
    }

    private static Approver approver(String name, String zone) {
        return new Approver(
                new ApproverId(name),
                name + "@approvers.example",
                Optional.of("sub-" + name),
                Optional.of(new PersonId(new SourceId("okta"), "00u" + name)),
                Optional.of(new AccountId("U0" + name.toUpperCase(Locale.ROOT))),
                ZoneId.of(zone),
                Optional.empty(),
                List.of());
    }
}
