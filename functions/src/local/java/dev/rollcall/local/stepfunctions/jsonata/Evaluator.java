package dev.rollcall.local.stepfunctions.jsonata;

import static java.util.Objects.requireNonNull;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Parser;
import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;

/** Evaluates expressions within AWS's bounds; safe for use by many threads. */
public final class Evaluator {

    /** AWS gives no figure; a runaway expression ends here instead of never. */
    private static final long MAX_MILLIS = 5_000;

    /** Measured on AWS: deeper recursion fails with a stack overflow message. */
    private static final int MAX_DEPTH = 100;

    private final AwsFunctions functions;

    /**
     * @param clock what {@code $now()} and {@code $millis()} tell
     */
    public Evaluator(Clock clock) {
        this.functions = new AwsFunctions(requireNonNull(clock, "clock is null"));
    }

    /**
     * @param bindings the variables by name without dollar sign, {@code states} among them
     */
    public Evaluation evaluate(Expression expression, Map<String, JsonNode> bindings) {
        try {
            Jsonata compiled = Jsonata.jsonata(expression.source());
            compiled.setOutputConvertNulls(false);
            Frame frame = compiled.createFrame();
            frame.setRuntimeBounds(MAX_MILLIS, MAX_DEPTH);
            functions.bindTo(frame);
            bindings.forEach((name, value) -> frame.bind(name, JavaValues.fromJson(value)));
            return outcome(compiled.evaluate(null, frame));
        } catch (JException thrown) {
            return new Evaluation.Failed(ErrorText.of(thrown, expression.source()));
        } catch (StackOverflowError _) {
            return new Evaluation.Failed(
                    ": Stack overflow error: Check for non-terminating recursive function.");
        } catch (RuntimeException thrown) {
            return new Evaluation.Failed(ErrorText.ofLibrary(thrown));
        }
    }

    private static Evaluation outcome(@Nullable Object result) {
        return switch (result) {
            case null -> new Evaluation.Undefined();
            case Jsonata.JFunction _, Parser.Symbol _, Pattern _ -> new Evaluation.Unsupported();
            default -> new Evaluation.Value(JavaValues.toJson(result));
        };
    }
}
