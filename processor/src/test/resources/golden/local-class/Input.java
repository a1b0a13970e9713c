package golden;

import java.util.function.Function;
import weft.Gen;
import weft.Generator;
import weft.Sequence;

final class Input {
  private int offset = 5;

  @Generator
  Sequence<Integer> accounts(int limit) {
    for (int bank = 0; bank < limit; bank++) {
      int fee = bank + 1;

      /** What a customer has. */
      class Account {
        private int balance;

        Account(int balance) {
          this.balance = balance;
        }

        int withdraw(int amount) {
          if (amount > limit) throw new IllegalArgumentException();
          balance -= amount + fee + offset;
          return balance;
        }
      }

      class Savings extends Account {
        Savings() {
          super(1000);
        }
      }

      Account account = new Account(100);
      Gen.yield(account.withdraw(1));
      Gen.yield(new Savings().withdraw(2));
      Function<Integer, Account> open = Account::new;
      Gen.yield(open.apply(7).withdraw(3));
    }
    return Gen.end();
  }

  @Generator
  static <T> Sequence<T> reversed(Iterable<T> values) {
    class Node {
      final T value;
      final Node next;

      Node(T value, Node next) {
        this.value = value;
        this.next = next;
      }
    }

    Node top = null;
    for (T value : values) top = new Node(value, top);
    while (top != null) {
      Gen.yield(top.value);
      top = top.next;
    }
    return Gen.end();
  }
}
