package dev.rollcall.local.aws.dynamodb;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.AwsService;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * DynamoDB Local in this process, in memory.
 *
 * <p>Its own server class listens on every interface and reports usage; its handler on a Jetty of
 * our own does neither.
 */
public final class DynamoDbLocal implements AwsService, AutoCloseable {
    private static final List<String> PASSED_ON =
            List.of(
                    "authorization",
                    "content-type",
                    "x-amz-date",
                    "x-amz-target",
                    "x-amz-content-sha256");

    /**
     * What DynamoDB Local can do is in a static map that each start fills anew: meanwhile those
     * that run know nothing.
     */
    private static final ReadWriteLock KNOWLEDGE = new ReentrantReadWriteLock();

    private final LocalDynamoDBRequestHandler tables;
    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI uri;

    public DynamoDbLocal() {
        try {
            tables = new LocalDynamoDBRequestHandler(0, true, null, true, false);
            server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.setHandler(handler(tables));
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        uri = URI.create("http://127.0.0.1:" + port + "/");
    }

    @Override
    public AwsAnswer answer(AwsRequest request) {
        HttpRequest.Builder forward =
                HttpRequest.newBuilder(uri)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        PASSED_ON.forEach(name -> request.header(name).ifPresent(v -> forward.header(name, v)));
        KNOWLEDGE.readLock().lock();
        try {
            HttpResponse<byte[]> answer =
                    client.send(forward.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new HashMap<>();
            for (String name : List.of("Content-Type", "x-amz-crc32", "x-amzn-RequestId")) {
                answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
            }
            return new AwsAnswer(answer.statusCode(), headers, answer.body());
        } catch (IOException e) {
            return AwsAnswer.empty(503);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return AwsAnswer.empty(503);
        } finally {
            KNOWLEDGE.readLock().unlock();
        }
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop", e);
        } finally {
            // Its jobs look at all tables every second, for as long as the process lives.
            tables.shutdown();
        }
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
