package dev.rollcall.function.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.world.KnownWorld.Known;
import dev.rollcall.application.world.ReadWorld;
import dev.rollcall.application.world.ReadWorld.Progress;
import dev.rollcall.application.world.ReadWorld.Wish;
import dev.rollcall.application.world.ShowWorld;
import dev.rollcall.domain.policy.WorldReading;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.policyfile.WorldFile;
import dev.rollcall.wire.Wire;
import dev.rollcall.wire.WorldDocument;
import dev.rollcall.wire.WorldProgress;
import dev.rollcall.wire.WorldRequest;

import java.time.Instant;
import java.util.Optional;

/** What there is in sources and in Slack, for whoever checks a policy. */
public final class WorldRoutes {
    /** An answer of Lambda's has 6 MB, and quotes are escaped in it. */
    private static final int LARGEST = 4_000_000;

    private final ReadWorld read;
    private final ShowWorld show;

    public WorldRoutes(ReadWorld read, ShowWorld show) {
        this.read = requireNonNull(read, "read is null");
        this.show = requireNonNull(show, "show is null");
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse read(Caller caller, HttpCall call) {
        return Wire.request(new String(call.body(), UTF_8), WorldRequest.class)
                .map(request ->
                        OperatorAnswers.of(
                                read.read(caller, wish(request)),
                                progress -> OperatorAnswers.ok(state(progress))))
                .orElseGet(() ->
                        Answers.problem(
                                400,
                                "Unreadable request",
                                "The body is one JSON object with the text reading and afresh,"
                                        + " true or false, and nothing else."));
    }

    APIGatewayV2HTTPResponse show(Caller caller) {
        return OperatorAnswers.of(show.show(caller), WorldRoutes::document);
    }

    private static Wish wish(WorldRequest request) {
        if (!request.reading().isEmpty()) {
            return new Wish.GoOn(request.reading());
        }
        return request.afresh() ? new Wish.Afresh() : new Wish.Lately();
    }

    private static WorldProgress state(Progress progress) {
        WorldReading reading = progress.reading();
        return new WorldProgress(
                reading.id(),
                reading.begun().toString(),
                reading.ended().map(Instant::toString).orElse(""),
                reading.left().isEmpty() ? "" : reading.part().words(),
                reading.left().size(),
                reading.pages(),
                progress.notBefore().map(Instant::toString).orElse(""));
    }

    private static APIGatewayV2HTTPResponse document(Optional<Known> known) {
        if (known.isEmpty()) {
            return Answers.problem(
                    404,
                    "Not read",
                    "The world was not read to its end within the last hour. Read it with 'rollcall"
                            + " world'.");
        }
        String world = WorldFile.write(known.get().world());
        return world.length() > LARGEST
                ? Answers.problem(
                        413,
                        "Too large",
                        "The world has more than one answer holds. 'rollcall policy propose' checks"
                                + " against it all the same.")
                : OperatorAnswers.ok(
                        new WorldDocument(
                                known.get().begun().toString(),
                                known.get().ended().toString(),
                                world));
    }
}
