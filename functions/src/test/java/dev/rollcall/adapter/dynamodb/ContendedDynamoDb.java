package dev.rollcall.adapter.dynamodb;

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

/** A client whose writes meet conflicts, which DynamoDB Local never raises. */
final class ContendedDynamoDb {
    private static final Set<String> SINGLE_WRITES = Set.of("putItem", "updateItem", "deleteItem");

    private ContendedDynamoDb() {}

    /** Returns a client of which only every n-th write arrives; the others are in conflict. */
    static DynamoDbClient everyNthArrives(DynamoDbClient real, int n, String conflict) {
        AtomicInteger writes = new AtomicInteger();
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        ContendedDynamoDb.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (_, method, arguments) -> {
                            boolean arrives = writes.get() % n == n - 1;
                            if (method.getName().equals("transactWriteItems")) {
                                arrives = writes.incrementAndGet() % n == 0;
                                if (!arrives) {
                                    throw cancelled(
                                            (TransactWriteItemsRequest) arguments[0], conflict);
                                }
                            } else if (SINGLE_WRITES.contains(method.getName())) {
                                arrives = writes.incrementAndGet() % n == 0;
                                if (!arrives) {
                                    throw TransactionConflictException.builder()
                                            .statusCode(400)
                                            .build();
                                }
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
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
