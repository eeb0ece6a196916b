package dev.rollcall.testing;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.platform.Hashes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps which runs were started; they live until ended by the test. */
public final class RecordingWorkflows implements Workflows {
    private static final String ARN = "arn:aws:states:local:000000000000:execution:Deactivate:";

    private final Map<Runs.Ticket, Liveness> runs = new HashMap<>();
    private final List<Runs.Ticket> started = new ArrayList<>();
    private boolean refusing;

    @Override
    public synchronized Start start(Runs.Ticket ticket, Duration atMost) {
        if (refusing) {
            return Start.NOT_STARTED;
        }
        // As AWS does it: the same name and input as a running execution is a success.
        if (runs.putIfAbsent(ticket, Liveness.RUNNING) == null) {
            started.add(ticket);
        }
        return liveness(ticket) == Liveness.RUNNING ? Start.STARTED : Start.EXISTS;
    }

    @Override
    public synchronized Liveness liveness(Runs.Ticket ticket) {
        return runs.getOrDefault(ticket, Liveness.NONE);
    }

    @Override
    public synchronized Optional<Runs.Ticket> ticketOf(String executionArn) {
        return started.stream().filter(ticket -> arn(ticket).equals(executionArn)).findFirst();
    }

    @Override
    public String name(Runs.Ticket ticket) {
        return "leaver-"
                + Hashes.sha256(ticket.person() + "#" + ticket.generation()).substring(0, 32);
    }

    /** Returns the ARN under which {@link #ticketOf} knows the run. */
    public String arn(Runs.Ticket ticket) {
        return ARN + name(ticket);
    }

    /** Returns the runs that were started, in order. */
    public synchronized List<Runs.Ticket> started() {
        return List.copyOf(started);
    }

    /** Returns the runs that were started after so many others, in order. */
    public synchronized List<Runs.Ticket> startedAfter(int others) {
        return List.copyOf(started.subList(others, started.size()));
    }

    /** Lets the run end, well or badly. */
    public synchronized void end(Runs.Ticket ticket) {
        runs.put(ticket, Liveness.ENDED);
    }

    /** From now on every start is refused, or no more. */
    public synchronized void refuse(boolean refuse) {
        refusing = refuse;
    }
}
