package dev.rollcall.local.aws.dynamodb;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.AwsService;

import org.eclipse.jetty.util.Callback;

import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * DynamoDB Local in this process, in memory.
 *
 * <p>Its own server class listens on every interface and reports usage; its handler does neither.
 * It is called as a server would call it, on the thread that asks: HTTP once more inside of HTTP
 * would cost as much again as its work.
 */
public final class DynamoDbLocal implements AwsService, AutoCloseable {
    /**
     * What DynamoDB Local can do is in a static map that each start fills anew: meanwhile those
     * that run know nothing.
     */
    private static final ReadWriteLock KNOWLEDGE = new ReentrantReadWriteLock();

    private final LocalDynamoDBRequestHandler tables;
    private final LocalDynamoDBServerHandler handler;

    public DynamoDbLocal() {
        try {
            tables = new LocalDynamoDBRequestHandler(0, true, null, true, false);
            handler = handler(tables);
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
    }

    @Override
    public AwsAnswer answer(AwsRequest request) {
        HandlerCall call = new HandlerCall(request);
        KNOWLEDGE.readLock().lock();
        try {
            handler.handle(call.request(), call.response(), Callback.NOOP);
            return call.answer();
        } catch (Exception e) {
            return AwsAnswer.empty(503);
        } finally {
            KNOWLEDGE.readLock().unlock();
        }
    }

    /** Its jobs look at all tables every second, for as long as the process lives. */
    @Override
    public void close() {
        tables.shutdown();
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
