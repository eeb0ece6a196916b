package dev.rollcall.cli;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.runtime.LocalRuntime;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The command line in this process, as somebody types it in a directory of their own. */
public final class TypedCommand {
    private final Path project;
    private final Map<String, String> variables;
    private final Clock clock;
    private final List<Duration> pauses = new ArrayList<>();
    private Consumer<Duration> pause = _ -> {};

    public TypedCommand(Path project, Map<String, String> variables, Clock clock) {
        this.project = project;
        this.variables = variables;
        this.clock = clock;
    }

    /** Where the local runtime has told of itself, as it does when it is started by its script. */
    public static TypedCommand beside(LocalRuntime runtime, Path project, Clock clock) {
        try {
            Path told = project.resolve(LocalRuntimeFile.PLACE);
            Files.createDirectories(told.getParent());
            Files.writeString(told, Json.write(runtime.describe()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TypedCommand(project, Map.of(), clock);
    }

    /** What a command came to. */
    public record Ran(int code, String out, String err) {}

    /** Lets time pass when a command waits. */
    public TypedCommand waiting(Consumer<Duration> passing) {
        pause = passing;
        return this;
    }

    /** Returns how long commands waited, one entry for each time; nobody really waits. */
    public List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    public Ran rollcall(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine rollcall =
                Rollcall.commandLine(
                        new Surroundings(
                                variables,
                                project,
                                clock,
                                time -> {
                                    pauses.add(time);
                                    pause.accept(time);
                                }));
        rollcall.setOut(new PrintWriter(out));
        rollcall.setErr(new PrintWriter(err));
        int code = rollcall.execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }
}
