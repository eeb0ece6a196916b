package dev.rollcall.local.runtime;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.capability.SlackPlan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How the local runtime is started.
 *
 * @param project where template.yaml is
 * @param people how many the sample company has
 * @param seed which sample company
 * @param ports of API, Slack, IdPs and AWS; 0 for any
 * @param plan which of Slack's plans the company has
 * @param reconciles whether both sides are compared by themselves, as often as when deployed; else
 *     only when somebody asks
 * @param sources the names of those that are connected
 */
public record LocalOptions(
        Path project,
        int people,
        long seed,
        List<Integer> ports,
        SlackPlan plan,
        boolean reconciles,
        Set<String> sources) {
    private static final Set<String> ALL = Set.of("okta", "entra", "scim", "csv", "push");
    private static final int MOST_PEOPLE = 100_000;
    private static final int FEWEST_PEOPLE = 10;

    public LocalOptions {
        requireNonNull(project, "project is null");
        requireNonNull(plan, "plan is null");
        ports = List.copyOf(ports);
        sources = Set.copyOf(sources);
        if (!ALL.containsAll(sources)) {
            throw new IllegalArgumentException(
                    "The local runtime has no other sources than " + ALL);
        }
        if (people < FEWEST_PEOPLE || people > MOST_PEOPLE) {
            throw new IllegalArgumentException(
                    "--people takes " + FEWEST_PEOPLE + " to " + MOST_PEOPLE);
        }
        if (ports.size() != 4 || ports.stream().anyMatch(port -> port < 0 || port > 65_535)) {
            throw new IllegalArgumentException(
                    "--ports takes four ports, 0 for any: API,Slack,IdP,AWS, e.g."
                            + " 8080,8081,8082,8083");
        }
    }

    /** The options of a test: any free ports, the plan Enterprise, nothing compared by itself. */
    public static LocalOptions onFreePorts(Path project, int people) {
        return new LocalOptions(
                project, people, 7, List.of(0, 0, 0, 0), SlackPlan.ENTERPRISE, false, ALL);
    }

    /** Returns these with a company of that plan. */
    public LocalOptions on(SlackPlan other) {
        return new LocalOptions(project, people, seed, ports, other, reconciles, sources);
    }

    /** Returns these with both sides compared as often as when deployed. */
    public LocalOptions reconciling() {
        return new LocalOptions(project, people, seed, ports, plan, true, sources);
    }

    /**
     * Returns these with those sources alone. Without Okta the sample company's people are in
     * Entra, under the ids they have in Okta.
     */
    public LocalOptions connecting(String... some) {
        return new LocalOptions(project, people, seed, ports, plan, reconciles, Set.of(some));
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static LocalOptions parse(Path project, List<String> arguments) {
        int people = 500;
        long seed = 7;
        List<Integer> ports = List.of(8080, 8081, 8082, 8083);
        SlackPlan plan = SlackPlan.ENTERPRISE;
        List<String> left = new ArrayList<>(arguments);
        while (!left.isEmpty()) {
            String name = left.removeFirst();
            if (!List.of("--people", "--seed", "--ports", "--plan").contains(name)) {
                throw new IllegalArgumentException(
                        "Unknown option "
                                + name
                                + "; known are --people N, --seed S, --ports A,B,C,D,"
                                + " --plan enterprise|business");
            }
            if (left.isEmpty()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            String value = left.removeFirst();
            switch (name) {
                case "--people" -> people = (int) number(name, value);
                case "--seed" -> seed = number(name, value);
                case "--ports" ->
                        ports =
                                List.of(value.split(",", -1)).stream()
                                        .map(port -> (int) number(name, port))
                                        .toList();
                case "--plan" -> plan = plan(value);
                default -> throw new IllegalStateException("Unknown option " + name);
            }
        }
        return new LocalOptions(project, people, seed, ports, plan, true, ALL);
    }

    private static SlackPlan plan(String value) {
        return switch (value) {
            case "enterprise" -> SlackPlan.ENTERPRISE;
            case "business" -> SlackPlan.BUSINESS_PLUS;
            default ->
                    throw new IllegalArgumentException(
                            "--plan takes enterprise or business, not " + value);
        };
    }

    /** Returns what to tell about a port that somebody else has. */
    String explain(int takenPort) {
        List<String> uses = List.of("API", "Slack", "IdP", "AWS");
        int which = ports.indexOf(takenPort);
        return "Port "
                + takenPort
                + (which < 0 ? "" : " (" + uses.get(which) + ")")
                + " is already in use: stop what listens there, or choose other ports with"
                + " --ports API,SLACK,IDP,AWS, 0 for any";
    }

    private static long number(String name, String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(name + " takes numbers, not " + value);
        }
    }
}
