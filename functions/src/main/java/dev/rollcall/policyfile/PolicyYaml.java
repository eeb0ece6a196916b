package dev.rollcall.policyfile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.lifecycle.Aftercare;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.LeaverPolicy.Mode;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.policy.AccessDraft;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.PolicyRules;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.Reactions;
import dev.rollcall.domain.policy.Violation;
import dev.rollcall.domain.policy.WholePolicy;
import dev.rollcall.domain.signal.SessionRevoked;
import dev.rollcall.platform.Hashes;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The policy file. It is read whole, and every violation is told at once. */
public final class PolicyYaml {
    private static final int VERSION = 1;
    private static final Set<String> SECTIONS = sections();

    private PolicyYaml() {}

    /** What the file is. */
    public sealed interface Reading {}

    /**
     * The parts of a policy that was read.
     *
     * @param labels what the file calls the things that it names; ids decide
     */
    public record Valid(
            LeaverPolicy leavers,
            PlanRules plans,
            ApprovalPolicy approvals,
            Operators operators,
            AccessPolicy access,
            Reactions reactions,
            Map<Entitlement, String> labels)
            implements Reading {
        public Valid {
            requireNonNull(leavers, "leavers is null");
            requireNonNull(plans, "plans is null");
            requireNonNull(approvals, "approvals is null");
            requireNonNull(operators, "operators is null");
            requireNonNull(access, "access is null");
            requireNonNull(reactions, "reactions is null");
            labels = Map.copyOf(labels);
        }

        private Valid withoutAccess() {
            return new Valid(
                    leavers,
                    plans,
                    approvals,
                    operators,
                    AccessPolicy.none(access.digest()),
                    Reactions.USUAL,
                    labels);
        }

        public WholePolicy whole() {
            return new WholePolicy(leavers, plans, approvals, operators, access, reactions);
        }
    }

    /**
     * @param violations in the order of their lines
     */
    public record Invalid(List<Violation> violations) implements Reading {
        public Invalid {
            violations = List.copyOf(violations);
        }

        public String message() {
            return violations.stream().map(Violation::toString).collect(Collectors.joining(". "));
        }
    }

    /** Reads the file; the policy's digest is the SHA-256 of these very bytes. */
    public static Reading read(byte[] content) {
        PolicyText text = text(content);
        List<Violation> errors =
                text.violations().stream().filter(v -> v.fault().isError()).toList();
        return text.policy().isPresent() && errors.isEmpty()
                ? text.policy().get()
                : new Invalid(errors);
    }

    /**
     * What of a file may be worked by.
     *
     * @param policy without any access where that part is refused
     * @param refused what is wrong with the part about access, and with no other
     */
    public record Served(Valid policy, Optional<Invalid> refused) {
        public Served {
            requireNonNull(policy, "policy is null");
            requireNonNull(refused, "refused is null");
        }
    }

    /**
     * Reads the file that is in force. What is wrong in the part about access refuses that part
     * alone: no leaver waits for a mapping to be mended.
     *
     * @return empty if anything else is wrong with it, or it cannot be read at all
     */
    public static Optional<Served> serve(byte[] content) {
        return switch (read(content)) {
            case Valid valid -> Optional.of(new Served(valid, Optional.empty()));
            case Invalid invalid ->
                    text(content)
                            .policy()
                            .filter(_ -> invalid.violations().stream().allMatch(AccessYaml::isIn))
                            .map(valid -> new Served(valid.withoutAccess(), Optional.of(invalid)));
        };
    }

    /**
     * Returns all that is to be said of the file before it is put in force, warnings too, in the
     * order of the lines.
     *
     * @param world what it is checked against besides; empty: what needs that is not looked at
     */
    public static List<Violation> review(byte[] content, Instant now, Optional<PolicyWorld> world) {
        return text(content).review(now, world);
    }

    private static PolicyText text(byte[] content) {
        YamlText yaml = YamlText.of(content);
        if (!yaml.violations().isEmpty()) {
            return PolicyText.unreadable(yaml.violations());
        }
        Reported reported = new Reported();
        PolicyNode file = PolicyNode.root(yaml.root(), reported);
        return policy(file, Hashes.sha256(content));
    }

    private static PolicyText policy(PolicyNode file, String digest) {
        file.allow(SECTIONS);
        file.requireNumber("version", VERSION);
        Set<AccountId> protectedAccounts =
                new HashSet<>(file.optionalTexts("protected", "U012AB3CD", AccountId::new));
        Optional<PlanRules> plans = LimitsYaml.read(file);
        Optional<LeaverPolicy> leavers = leavers(file, digest, plans, protectedAccounts);
        Optional<ApprovalPolicy> approvals = ApprovalsYaml.read(file);
        Optional<Operators> operators = OperatorsYaml.read(file);
        AccessDraft access = AccessYaml.read(file, protectedAccounts);
        Reactions reactions = ReactionsYaml.read(file);
        PolicyRules.inFile(access).forEach(file.reported()::fault);
        boolean whole = leavers.isPresent() && approvals.isPresent() && operators.isPresent();
        return new PolicyText(
                file.reported(),
                Optional.of(access),
                approvals,
                operators,
                whole
                        ? Optional.of(
                                new Valid(
                                        leavers.get(),
                                        plans.orElseThrow(),
                                        approvals.get(),
                                        operators.get(),
                                        access.policy(digest),
                                        reactions,
                                        access.labels()))
                        : Optional.empty());
    }

    private static Optional<LeaverPolicy> leavers(
            PolicyNode file,
            String digest,
            Optional<PlanRules> plans,
            Set<AccountId> protectedAccounts) {
        PolicyNode sla = file.object("sla");
        sla.allow(Set.of("accessCut", "membershipsCleared", "verified", "released"));
        Optional<Sla> released =
                sla.has("released") ? released(sla) : Optional.of(Sla.RELEASED_DEFAULT);
        Optional<Sla> usual = sla(sla);
        PolicyNode leavers = file.object("leavers");
        leavers.allow(Set.of("dwell", "workflows", "residualOwner"));
        Duration dwell = leavers.duration("dwell");
        Aftercare aftercare = AftercareYaml.read(leavers);
        Mode mode = file.choice("mode", Mode.OBSERVE);
        SessionRevoked revoked = sessionRevoked(file);
        if (usual.isEmpty() || released.isEmpty() || plans.isEmpty()) {
            return Optional.empty();
        }
        return leavers.make(
                "write a shorter dwell",
                () ->
                        new LeaverPolicy(
                                digest,
                                usual.get(),
                                released.get(),
                                dwell,
                                plans.get().of(ChangeKind.DEACTIVATE),
                                protectedAccounts,
                                mode,
                                aftercare,
                                revoked));
    }

    /** Nothing follows where the file says nothing. */
    private static SessionRevoked sessionRevoked(PolicyNode file) {
        if (!file.has("sharedSignals")) {
            return SessionRevoked.IGNORE;
        }
        PolicyNode signals = file.object("sharedSignals");
        signals.allow(Set.of("sessionRevoked"));
        return signals.choice("sessionRevoked", SessionRevoked.IGNORE);
    }

    private static Optional<Sla> released(PolicyNode sla) {
        PolicyNode released = sla.object("released");
        released.allow(Set.of("accessCut", "membershipsCleared", "verified"));
        return sla(released);
    }

    private static Optional<Sla> sla(PolicyNode node) {
        Duration accessCut = node.duration("accessCut");
        Duration cleared = node.duration("membershipsCleared");
        Duration verified = node.duration("verified");
        return node.make(
                "write for example PT5M, PT1H and PT4H",
                () -> new Sla(accessCut, cleared, verified));
    }

    private static Set<String> sections() {
        Set<String> sections =
                new HashSet<>(
                        Set.of(
                                "version",
                                "mode",
                                "sla",
                                "leavers",
                                "sharedSignals",
                                "limits",
                                "protected",
                                "approvals",
                                "operators"));
        sections.addAll(AccessYaml.SECTIONS);
        return Set.copyOf(sections);
    }
}
