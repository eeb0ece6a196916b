package dev.rollcall.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.function.http.Answers;

import org.slf4j.Logger;

import java.util.function.Supplier;

/** What every hook answers where the delivery itself is not to be judged. */
final class HookTrouble {
    private HookTrouble() {}

    /**
     * Returns the answer, or 503 where something could not be stored: our own trouble, after which
     * the sender must try again.
     *
     * @param log of the hook
     * @param event what is logged then
     * @param detail what the sender is told then
     */
    static APIGatewayV2HTTPResponse contained(
            Logger log, String event, String detail, Supplier<APIGatewayV2HTTPResponse> answer) {
        try {
            return answer.get();
        } catch (PortFailure failure) {
            log.atError()
                    .addKeyValue("failure", failure.getClass().getSimpleName())
                    .addKeyValue("what", failure.getMessage())
                    .log(event);
            return Answers.problem(503, "Not stored", detail);
        }
    }

    /** For hooks that take nothing else. */
    static APIGatewayV2HTTPResponse postOnly() {
        return Answers.problem(405, "Method not allowed", "This hook takes POST only.");
    }

    /**
     * @param one what is sent, with its article
     */
    static APIGatewayV2HTTPResponse tooLarge(String one, int bytes) {
        return Answers.problem(413, "Too large", one + " may have at most " + bytes + " bytes.");
    }
}
