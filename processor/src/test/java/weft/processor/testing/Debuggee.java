package weft.processor.testing;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.Field;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.connect.VMStartException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.LocatableEvent;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.StepRequest;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** A program in another virtual machine, under a debugger. */
public final class Debuggee implements AutoCloseable {
  private static final long PATIENCE_IN_MILLISECONDS = 60_000;

  private final VirtualMachine machine;
  private ThreadReference halted;

  private Debuggee(VirtualMachine machine) {
    this.machine = machine;
  }

  /**
   * Where it has halted.
   *
   * @param place file and line
   * @param variables what the debugger shows: the locals, and the fields of {@code this}
   */
  public record Halt(String place, Map<String, String> variables) {}

  /** A program that has not begun yet. */
  public static Debuggee launch(String classPath, String main)
      throws IOException, VMStartException, IllegalConnectorArgumentsException {
    LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("main").setValue(main);
    arguments.get("options").setValue("-cp \"" + classPath + "\"");
    return new Debuggee(connector.launch(arguments));
  }

  /** Sets a breakpoint, once the class is there. */
  public void breakAt(String className, int line) throws Exception {
    if (machine.classesByName(className).isEmpty()) {
      ClassPrepareRequest prepared = machine.eventRequestManager().createClassPrepareRequest();
      prepared.addClassFilter(className);
      prepared.enable();
      next(ClassPrepareEvent.class);
      prepared.disable();
    }
    ReferenceType type = machine.classesByName(className).get(0);
    for (Location location : type.locationsOfLine(line)) {
      machine.eventRequestManager().createBreakpointRequest(location).enable();
    }
  }

  public void clearBreakpoints() {
    machine.eventRequestManager().deleteAllBreakpoints();
  }

  /** On to the next breakpoint. */
  public Halt resume() throws Exception {
    return halt(next(BreakpointEvent.class));
  }

  /** On to the next line, over what it calls. */
  public Halt step() throws Exception {
    StepRequest step = machine.eventRequestManager().createStepRequest(halted, StepRequest.STEP_LINE, StepRequest.STEP_OVER);
    step.addCountFilter(1);
    step.enable();
    StepEvent event = next(StepEvent.class);
    step.disable();
    machine.eventRequestManager().deleteEventRequest(step);
    return halt(event);
  }

  private <E extends Event> E next(Class<E> kind) throws InterruptedException {
    while (true) {
      machine.resume();
      EventSet events = machine.eventQueue().remove(PATIENCE_IN_MILLISECONDS);
      if (events == null) throw new AssertionError("the program does not get there");
      for (Event event : events) if (kind.isInstance(event)) return kind.cast(event);
    }
  }

  private Halt halt(LocatableEvent event)
      throws AbsentInformationException, IncompatibleThreadStateException {
    halted = event.thread();
    StackFrame frame = halted.frame(0);
    Map<String, String> variables = new TreeMap<>();
    if (frame.thisObject() != null) {
      for (Field field : frame.thisObject().referenceType().allFields()) {
        variables.put(field.name(), text(frame.thisObject().getValue(field)));
      }
    }
    for (LocalVariable local : frame.visibleVariables()) variables.put(local.name(), text(frame.getValue(local)));
    return new Halt(frame.location().sourceName() + ":" + frame.location().lineNumber(), variables);
  }

  private static String text(Value value) {
    return value instanceof StringReference string ? string.value() : String.valueOf(value);
  }

  @Override
  public void close() {
    machine.process().destroy();
  }
}
