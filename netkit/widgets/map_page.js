// The live map as a page of its own.
import { frame } from "./controls.js";
import { liveMap } from "./live_map.js";

function render(context) {
  const { inner, tell, send } = frame(context, (reply) => tell(reply.error));
  inner.append(liveMap({ look: send }));
}

export default { render };
