package dev.rollcall.adapter.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** A client whose first transaction is overtaken: somebody else acts after all that was read. */
final class OvertakenDynamoDb {
    private OvertakenDynamoDb() {}

    static DynamoDbClient by(Runnable somebodyElse, DynamoDbClient real) {
        AtomicBoolean overtaken = new AtomicBoolean();
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        OvertakenDynamoDb.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("transactWriteItems")
                                    && overtaken.compareAndSet(false, true)) {
                                somebodyElse.run();
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
