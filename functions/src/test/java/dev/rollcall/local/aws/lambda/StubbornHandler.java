package dev.rollcall.local.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Never answers, breaks or says too much, as it is asked. */
public final class StubbornHandler implements RequestHandler<Map<String, Object>, String> {

    public StubbornHandler(Map<String, String> environment, Clock clock) {}

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        if ("break".equals(event.get("do"))) {
            throw new AssertionError("broken", new IllegalStateException("worn out"));
        }
        if ("flood".equals(event.get("do"))) {
            return "x".repeat(6_291_556);
        }
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "too late";
    }
}
