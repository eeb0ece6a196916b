package dev.rollcall.bench;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.lambda.LambdaFunction;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.time.RealTimeline;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How soon Okta's hook is acknowledged, by a process that is new and by one that is warm, and
 * whether 500 deliveries a second are borne, none lost and none done twice.
 */
public final class HooksBench {
    private static final double COLD_MILLIS = 1_000;
    private static final double WARM_MILLIS = 10;
    private static final int PER_SECOND = 500;
    private static final int COLD_STARTS = 10;
    private static final int WARMING = 300;
    private static final int WARM = 500;
    private static final int PEOPLE = 300;
    private static final int FLOOD_FROM = 100_000;
    private static final Duration UNTIL_TAKEN_UP = Duration.ofMinutes(4);

    private final Figures figures = new Figures("hooks");
    private final LocalRuntime runtime;
    private final HookEvents events;

    private HooksBench(LocalRuntime runtime) throws IOException {
        this.runtime = runtime;
        this.events =
                new HookEvents(
                        Path.of(""),
                        runtime.hookSecret(),
                        runtime.okta().organisation().people().stream()
                                .map(OktaPerson::id)
                                .toList());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = arguments.length == 0 ? 30 : Integer.parseInt(arguments[0]);
        boolean met;
        try (RealTimeline timeline = new RealTimeline();
                LocalRuntime runtime =
                        LocalRuntime.start(
                                LocalOptions.onFreePorts(Path.of(""), PEOPLE),
                                timeline,
                                withoutMappings(CallsBench.policy()))) {
            HooksBench bench = new HooksBench(runtime);
            bench.load("before");
            bench.starting();
            bench.flood(seconds);
            bench.load("after");
            bench.figures.print();
            System.out.println("written: " + bench.figures.write());
            met = bench.figures.allMet();
        }
        System.exit(met ? 0 : 1);
    }

    /** A run then sees whether somebody has left, and is over: what is measured are the hooks. */
    private static String withoutMappings(String policy) {
        return policy.substring(0, policy.indexOf("\nsources:"));
    }

    private void load(String when) {
        figures.note("processors", Runtime.getRuntime().availableProcessors());
        figures.note(
                "load of the machine " + when,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private void starting() throws IOException, InterruptedException {
        if (!HookProcess.available()) {
            System.out.println(
                    "Not measured cold: AWS's runtime interface client is not on the class path;"
                            + " scripts/bench.sh hooks brings it with -Pbench.");
            figures.note("cold", "not measured: no runtime interface client");
            return;
        }
        LambdaFunction function = runtime.aws().lambda().find("OktaHookFunction").orElseThrow();
        Path said = Files.createDirectories(Path.of("target", "bench")).resolve("hooks-said.txt");
        Files.deleteIfExists(said);
        List<Double> cold = new ArrayList<>();
        List<Double> busy = new ArrayList<>();
        int number = 0;
        for (int start = 0; start < COLD_STARTS; start++) {
            try (RuntimeApi api = new RuntimeApi();
                    HookProcess process = HookProcess.start(function, api, said)) {
                RuntimeApi.Answer answer = acknowledged(api, number++);
                busy.add(process.busyMillis());
                cold.add((answer.at() - process.started()) / 1e6);
                if (start == COLD_STARTS - 1) {
                    warm(api, number);
                }
            }
        }
        System.out.println("cold, ms: " + cold + ", of processor: " + busy);
        cold.sort(null);
        busy.sort(null);
        figures.compared("cold: ms until acknowledged, median", middle(cold), COLD_MILLIS, 1);
        figures.compared("cold: ms until acknowledged, slowest", cold.getLast(), COLD_MILLIS, 1);
        figures.known("cold: ms of processor, median", middle(busy), COLD_MILLIS);
    }

    private void warm(RuntimeApi api, int first) throws InterruptedException {
        List<Double> warm = new ArrayList<>();
        for (int n = 0; n < WARMING + WARM; n++) {
            RuntimeApi.Answer answer = acknowledged(api, first + n);
            if (n >= WARMING) {
                warm.add((answer.at() - answer.handedOver()) / 1e6);
            }
        }
        warm.sort(null);
        figures.compared("warm: ms until acknowledged, median", middle(warm), WARM_MILLIS, 1);
        figures.known("warm: ms, 99th of 100", warm.get(warm.size() * 99 / 100), WARM_MILLIS);
    }

    private RuntimeApi.Answer acknowledged(RuntimeApi api, int number) throws InterruptedException {
        RuntimeApi.Answer answer = api.invoke(events.invocation(number));
        if (!answer.acknowledges()) {
            throw new IllegalStateException("Not acknowledged: " + answer);
        }
        return answer;
    }

    /** Runs are started once it is over: their simulated Step Functions has this machine too. */
    private void flood(int seconds) throws InterruptedException {
        refuseStarts(Integer.MAX_VALUE);
        int count = PER_SECOND * seconds;
        HookFlood.Came came =
                new HookFlood(
                                runtime.addresses().api().resolve("/hooks/okta"),
                                runtime.hookSecret(),
                                events,
                                PER_SECOND)
                        .blow(FLOOD_FROM, count);
        System.out.println("flood: " + came.took() + ", median ms " + came.percentile(0.5));
        double due = (double) came.sent() / PER_SECOND;
        String of = came.sent() + " deliveries, ";
        figures.compared(of + "s at 500 a second", came.took().toNanos() / 1e9, due, 1.05);
        figures.known(of + "ms, median", came.percentile(0.5), WARM_MILLIS);
        figures.known(of + "ms, 99th of 100", came.percentile(0.99), WARM_MILLIS);
        figures.note("deliveries sent once more", came.again());
        figures.part("deliveries refused", came.refused(), 0);
        Set<String> stored = new TreeSet<>();
        int items = 0;
        for (Map<String, AttributeValue> item : hints()) {
            stored.add(requireNonNull(item.get("eventId")).s());
            items++;
        }
        figures.part("events lost", count - stored.size(), 0);
        figures.part("events stored twice", items - stored.size(), 0);
        takenUp();
    }

    private void takenUp() throws InterruptedException {
        refuseStarts(0);
        Instant until = Instant.now().plus(UNTIL_TAKEN_UP);
        while (pending() > 0 && Instant.now().isBefore(until)) {
            Thread.sleep(5_000);
        }
        figures.part("events that no run has taken up", pending(), 0);
        Set<String> runs =
                hints().stream()
                        .filter(item -> item.containsKey("run"))
                        .map(item -> requireNonNull(item.get("run")).s())
                        .collect(Collectors.toSet());
        figures.note("runs that took them up", runs.size());
        figures.note("people", PEOPLE);
    }

    private void refuseStarts(int next) {
        runtime.aws()
                .stepFunctions()
                .refuseNextStarts(next, AwsError.badRequest("AccessDeniedException", "Not now"));
    }

    private long pending() {
        return hints().stream().filter(item -> item.containsKey("pendingShard")).count();
    }

    /** Those of the flood. */
    private List<Map<String, AttributeValue>> hints() {
        return runtime
                .clients()
                .dynamoDb()
                .scanPaginator(scan -> scan.tableName("Table"))
                .items()
                .stream()
                .filter(item ->
                        item.containsKey("eventId")
                                && requireNonNull(item.get("pk")).s().startsWith("INBOX#"))
                .filter(item ->
                        requireNonNull(item.get("eventId")).s().startsWith(HookEvents.PREFIX + "1"))
                .filter(item -> requireNonNull(item.get("eventId")).s().length() == 12)
                .toList();
    }

    private static double middle(List<Double> ascending) {
        return ascending.get(ascending.size() / 2);
    }
}
