package dev.rollcall.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Kills an invocation at one of its calls to the outside, counted from 1.
 *
 * <p>Each call has two such points: before it has any effect, and after it had its effect but
 * before its answer arrived.
 */
public final class InvocationDeath {

    /** The invocation is no more; nothing in it may catch this. */
    public static final class Died extends Error {
        private static final long serialVersionUID = 1L;

        Died(int point) {
            super("died at point " + point);
        }
    }

    private int due;
    private int passed;

    /** Lets the invocation die at that point from now on, once. */
    public synchronized void at(int point) {
        due = point;
        passed = 0;
    }

    /** Returns whether the point was reached; false means the invocation has fewer points. */
    public synchronized boolean happened() {
        return due > 0 && passed >= due;
    }

    /** Returns the port with the points of death around each of its calls. */
    public <T> T around(Class<T> port, T real) {
        Object proxy =
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> {
                            pass();
                            try {
                                Object answer = method.invoke(real, arguments);
                                pass();
                                return answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
        return port.cast(proxy);
    }

    private synchronized void pass() {
        passed++;
        if (passed == due) {
            throw new Died(due);
        }
    }
}
