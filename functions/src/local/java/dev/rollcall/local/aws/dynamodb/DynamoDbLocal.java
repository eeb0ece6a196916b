package dev.rollcall.local.aws.dynamodb;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.AwsService;

import org.eclipse.jetty.http.HttpTester;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;

import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * DynamoDB Local in this process, in memory.
 *
 * <p>Its own server class listens on every interface and reports usage; its handler, on a Jetty
 * that has no port at all, does neither.
 */
public final class DynamoDbLocal implements AwsService, AutoCloseable {
    private static final List<String> PASSED_ON =
            List.of(
                    "authorization",
                    "content-type",
                    "x-amz-date",
                    "x-amz-target",
                    "x-amz-content-sha256");

    private static final List<String> PASSED_BACK =
            List.of("Content-Type", "x-amz-crc32", "x-amzn-RequestId");

    /**
     * What DynamoDB Local can do is in a static map that each start fills anew: meanwhile those
     * that run know nothing.
     */
    private static final ReadWriteLock KNOWLEDGE = new ReentrantReadWriteLock();

    private final LocalDynamoDBRequestHandler tables;
    private final Server server = new Server();
    private final LocalConnector connector =
            new LocalConnector(server, new HttpConnectionFactory());

    public DynamoDbLocal() {
        try {
            tables = new LocalDynamoDBRequestHandler(0, true, null, true, false);
            server.addConnector(connector);
            server.setHandler(handler(tables));
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
    }

    @Override
    public AwsAnswer answer(AwsRequest request) {
        ByteBuffer sent = raw(request);
        KNOWLEDGE.readLock().lock();
        try {
            HttpTester.Response answer =
                    HttpTester.parseResponse(connector.getResponse(sent, 1, TimeUnit.MINUTES));
            return answer == null ? AwsAnswer.empty(503) : heard(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return AwsAnswer.empty(503);
        } catch (Exception e) {
            return AwsAnswer.empty(503);
        } finally {
            KNOWLEDGE.readLock().unlock();
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop", e);
        } finally {
            // Its jobs look at all tables every second, for as long as the process lives.
            tables.shutdown();
        }
    }

    private static ByteBuffer raw(AwsRequest request) {
        HttpTester.Request forward = HttpTester.newRequest();
        forward.setMethod("POST");
        forward.setURI("/");
        forward.put("host", "dynamodb");
        // Each request is a connection of its own, which would be kept for ever.
        forward.put("connection", "close");
        PASSED_ON.forEach(name -> request.header(name).ifPresent(v -> forward.put(name, v)));
        forward.setContent(request.body());
        return forward.generate();
    }

    private static AwsAnswer heard(HttpTester.Response answer) {
        Map<String, String> headers = new HashMap<>();
        for (String name : PASSED_BACK) {
            Optional.ofNullable(answer.get(name)).ifPresent(value -> headers.put(name, value));
        }
        return new AwsAnswer(answer.getStatus(), headers, answer.getContentBytes());
    }

    private static LocalDynamoDBServerHandler handler(LocalDynamoDBRequestHandler tables) {
        KNOWLEDGE.writeLock().lock();
        try {
            return new LocalDynamoDBServerHandler(tables, null);
        } finally {
            KNOWLEDGE.writeLock().unlock();
        }
    }
}
