package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Somebody joins and moves, somebody else waits for the first sign-in; both are explained. */
final class JoinerStory {
    private static final Department ENGINEERING = Department.of("engineering", "ENGI").in("T0LABS");
    private static final Department SALES = Department.of("sales", "SALE").in("T0SALES");
    private static final Department DESIGN = Department.of("design", "DESI");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final World world;
    private final Records records;
    private final Operator operator;
    private final Chronicle chronicle;
    private final Map<String, JsonNode> before;

    JoinerStory(World world, Records records, Operator operator, Chronicle chronicle) {
        this.world = requireNonNull(world, "world is null");
        this.records = requireNonNull(records, "records is null");
        this.operator = requireNonNull(operator, "operator is null");
        this.chronicle = requireNonNull(chronicle, "chronicle is null");
        this.before = world.accountsById();
    }

    void tell() throws InterruptedException {
        chronicle.begin("Story 2. Somebody joins and moves; somebody else signs in first.");
        String mover = world.join("Noor Vance", ENGINEERING.group());
        chronicle.tell("Okta tells of a joiner in engineering: " + mover);
        joined(mover);
        moved(mover);
        waits();
        Map<String, JsonNode> now = world.accountsById();
        long same =
                before.entrySet().stream()
                        .filter(one -> one.getValue().equals(now.get(one.getKey())))
                        .count();
        chronicle.expect(
                "nobody else in Slack changed",
                same == before.size(),
                same + " of " + before.size() + " others as before");
    }

    private void joined(String person) throws InterruptedException {
        settles(() -> hasAll(ENGINEERING));
        chronicle.expect(
                "the joiner has one account, with the department's workspaces, groups and channels",
                made().size() == 1 && hasAll(ENGINEERING),
                figures());
        expectExplained(person, ENGINEERING, "given");
    }

    private void moved(String person) throws InterruptedException {
        int calls = world.calls().size();
        world.regroup(person, SALES.group());
        chronicle.tell("Okta moves " + person + " from engineering to sales");
        settles(() -> hasAll(SALES) && each(ENGINEERING::none));
        chronicle.expect(
                "the mover has lost what was engineering's and has what is sales's",
                hasAll(SALES) && each(ENGINEERING::none),
                figures());
        expectOrder(calls);
        expectExplained(person, SALES, "given");
    }

    private void expectOrder(int from) {
        JsonNode all = world.calls();
        int lastTaken = -1;
        int firstGiven = Integer.MAX_VALUE;
        for (int n = from; n < all.size(); n++) {
            if (all.path(n).path("effect").asBoolean()) {
                lastTaken = ENGINEERING.concerns(all.path(n)) ? n : lastTaken;
                firstGiven = SALES.concerns(all.path(n)) ? Math.min(n, firstGiven) : firstGiven;
            }
        }
        boolean known = lastTaken >= 0 && firstGiven < all.size();
        chronicle.expect(
                "the old was taken before the new was given",
                known && lastTaken < firstGiven,
                known
                        ? "call " + (lastTaken - from) + " before call " + (firstGiven - from)
                        : "no such calls");
    }

    private void waits() throws InterruptedException {
        Set<String> others = made();
        String person = world.join("Ilse Marin", DESIGN.group());
        chronicle.tell("Okta tells of a joiner in design, whose mapping waits for a sign-in");
        settles(() -> records.grants(person, "PENDING").size() == DESIGN.things());
        Set<String> pending = records.grants(person, "PENDING");
        chronicle.expect(
                "before the first sign-in all is recorded as pending, and Slack has no account",
                pending.size() == DESIGN.things() && made().equals(others),
                pending.size() + " pending, " + (made().size() - others.size()) + " accounts");
        expectExplained(person, DESIGN, "pending");
        world.signIn(person);
        chronicle.tell(person + " signs in to Slack for the first time, which makes the account");
        Predicate<String> hers = id -> !others.contains(id);
        settles(() -> has(DESIGN, hers));
        chronicle.expect(
                "after the first sign-in the account has all that waited",
                has(DESIGN, hers),
                made().size() - others.size() + " account, " + figures());
        expectExplained(person, DESIGN, "given");
    }

    private void expectExplained(String person, Department department, String state) {
        Set<String> explained = department.explained(operator.explain(person), state);
        chronicle.expect(
                "an operator who asks is told for each: "
                        + state
                        + ", by the rule "
                        + department.mapping(),
                explained.size() == department.things(),
                String.join(", ", explained));
    }

    /** Waits until it has come true and no run is at work any more. */
    private void settles(BooleanSupplier come) throws InterruptedException {
        Patience.until(PATIENCE, LOOK, () -> come.getAsBoolean() && records.waiting().isEmpty());
    }

    /** Returns the accounts that simulated Slack has since. */
    private Set<String> made() {
        Set<String> now = new TreeSet<>(world.accountsById().keySet());
        now.removeAll(before.keySet());
        return now;
    }

    private boolean hasAll(Department department) {
        return has(department, _ -> true);
    }

    private boolean has(Department department, Predicate<String> whose) {
        List<String> accounts = made().stream().filter(whose).toList();
        return accounts.size() == 1 && department.all(world.account(accounts.getFirst()));
    }

    private boolean each(Predicate<JsonNode> such) {
        return made().stream().map(world::account).allMatch(such);
    }

    private String figures() {
        List<String> told =
                made().stream()
                        .map(world::account)
                        .map(account ->
                                account.path("idpGroups")
                                        + " "
                                        + account.path("userGroups")
                                        + " "
                                        + account.path("channels"))
                        .toList();
        return String.join("; ", told).replace("\"", "");
    }
}
