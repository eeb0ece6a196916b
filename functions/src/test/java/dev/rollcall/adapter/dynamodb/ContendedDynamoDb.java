package dev.rollcall.adapter.dynamodb;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Clients whose writes meet what DynamoDB Local never raises: conflicts, and lost answers. */
final class ContendedDynamoDb {
    private static final String TRANSACTION = "transactWriteItems";
    private static final Set<String> WRITES =
            Set.of("putItem", "updateItem", "deleteItem", TRANSACTION);

    /** Makes a call, or what goes wrong with it. */
    @FunctionalInterface
    private interface Call {
        Object make(Object[] arguments) throws Throwable;
    }

    /** What becomes of a write that is in trouble. */
    @FunctionalInterface
    private interface Trouble {
        Object meet(String method, Object[] arguments, Call real) throws Throwable;
    }

    private ContendedDynamoDb() {}

    /**
     * Returns a client of which only every n-th write arrives; the others are in conflict.
     *
     * @param conflict the code of the first reason for which transactions are cancelled
     */
    static DynamoDbClient everyNthArrives(DynamoDbClient real, int n, String conflict) {
        AtomicInteger writes = new AtomicInteger();
        return troubled(
                real,
                (method, arguments, call) -> {
                    if (writes.incrementAndGet() % n == 0) {
                        return call.make(arguments);
                    }
                    if (method.equals(TRANSACTION)) {
                        throw cancelled((TransactWriteItemsRequest) arguments[0], conflict);
                    }
                    throw TransactionConflictException.builder().statusCode(400).build();
                });
    }

    /** Returns a client of which every write arrives and every n-th answer is lost. */
    static DynamoDbClient everyNthAnswerIsLost(DynamoDbClient real, int n) {
        AtomicInteger writes = new AtomicInteger();
        return troubled(
                real,
                (_, arguments, call) -> {
                    Object answer = call.make(arguments);
                    if (writes.incrementAndGet() % n == 0) {
                        throw SdkClientException.create("The connection was reset");
                    }
                    return answer;
                });
    }

    /** Returns a client that lets something happen right after its first read of an item. */
    static DynamoDbClient afterFirstRead(DynamoDbClient real, Runnable event) {
        AtomicInteger reads = new AtomicInteger();
        return intercepted(
                real,
                (method, arguments, call) -> {
                    Object answer = call.make(arguments);
                    if (method.equals("getItem") && reads.incrementAndGet() == 1) {
                        event.run();
                    }
                    return answer;
                });
    }

    private static DynamoDbClient troubled(DynamoDbClient real, Trouble trouble) {
        return intercepted(
                real,
                (method, arguments, call) ->
                        WRITES.contains(method)
                                ? trouble.meet(method, arguments, call)
                                : call.make(arguments));
    }

    private static DynamoDbClient intercepted(DynamoDbClient real, Trouble trouble) {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        ContendedDynamoDb.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (_, method, arguments) -> {
                            Call call =
                                    given -> {
                                        try {
                                            return method.invoke(real, given);
                                        } catch (InvocationTargetException e) {
                                            throw e.getCause();
                                        }
                                    };
                            return trouble.meet(method.getName(), arguments, call);
                        });
    }

    private static TransactionCanceledException cancelled(
            TransactWriteItemsRequest request, String conflict) {
        return TransactionCanceledException.builder()
                .cancellationReasons(
                        Stream.concat(
                                        Stream.of(reason(conflict)),
                                        request.transactItems().stream()
                                                .skip(1)
                                                .map(_ -> reason("None")))
                                .toList())
                .statusCode(400)
                .build();
    }

    private static CancellationReason reason(String code) {
        return CancellationReason.builder().code(code).build();
    }
}
