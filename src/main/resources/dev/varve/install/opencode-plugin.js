// Varve's plugin for OpenCode, written by `varve install` and taken away by `varve uninstall`.
// It passes hooks on to the script varve-hook and never fails, delays or changes what OpenCode does, except that a new
// session, and one whose command has failed, is told what the script answers. What it sends is described in Varve's
// docs/clients.md.
import { spawn } from "node:child_process"
import { homedir } from "node:os"
import { join } from "node:path"

const INSTALLED = /*script*/ null
const SCRIPT = INSTALLED ?? join(process.env.VARVE_HOME || join(homedir(), ".varve"), "bin", "varve-hook")
const PATIENCE_MS = 2000
const SESSIONS_MAX = 1000

/** The agent that names a session, and how its instructions begin; its requests are not the user's. */
const NAMING = "title"
const NAMING_BEGINS = "You are a title generator"

/** What the script prints, parsed; an empty object whenever anything is wrong. */
function run(event, envelope) {
  return new Promise((resolve) => {
    const child = spawn(SCRIPT, ["opencode", event], { stdio: ["pipe", "pipe", "ignore"] })
    const timer = setTimeout(() => child.kill(), PATIENCE_MS)
    let printed = ""
    const done = () => {
      clearTimeout(timer)
      try {
        resolve(JSON.parse(printed))
      } catch {
        resolve({})
      }
    }
    child.on("error", done)
    child.on("close", done)
    child.stdout.on("data", (chunk) => (printed += chunk))
    child.stdin.on("error", () => {})
    child.stdin.end(JSON.stringify(envelope))
  })
}

export const Varve = async ({ directory }) => {
  /** By id: the user's session at the root and the agent for a session another one started, and the last answer. */
  const sessions = new Map()
  let sent = Promise.resolve({})

  /** One after the other, in the order in which they happened. */
  function post(event, sessionID, input, output) {
    const parent = sessions.get(sessionID)?.parent
    const envelope = { directory, input, ...(output && { output }), ...(parent && { parent }) }
    const body = JSON.parse(JSON.stringify(envelope))
    sent = sent.then(() => run(event, body))
    return sent
  }

  function seen(sessionID, input, parent) {
    if (sessions.size >= SESSIONS_MAX) {
      sessions.delete(sessions.keys().next().value)
    }
    const session = { parent, text: undefined, told: Promise.resolve({}) }
    sessions.set(sessionID, session)
    session.told = post("session.created", sessionID, input)
    return session
  }

  /** The agent is known once the session's first message names it. */
  function created(event) {
    const { sessionID, info } = event.properties
    const starter = info?.parentID
    const root = starter && (sessions.get(starter)?.parent?.sessionID ?? starter)
    seen(sessionID, event, root && { sessionID: root })
  }

  return {
    event: async ({ event }) => {
      const sessionID = event.properties?.sessionID
      if (event.type === "session.created") {
        created(event)
      } else if (event.type === "session.idle") {
        await post(event.type, sessionID, event, { text: sessions.get(sessionID)?.text ?? "" })
      } else if (event.type === "session.error" && sessionID) {
        await post(event.type, sessionID, event)
      } else if (event.type === "session.deleted") {
        await post(event.type, sessionID, event)
        sessions.delete(sessionID)
      }
    },

    "chat.message": async (input, output) => {
      const agent = input.agent ?? output.message?.agent
      if (agent === NAMING) {
        return
      }
      const session = sessions.get(input.sessionID) ?? seen(input.sessionID, { sessionID: input.sessionID })
      if (session.parent && agent) {
        session.parent.agent = agent
      }
      post("chat.message", input.sessionID, input, output)
    },

    "tool.execute.after": async (input, output) => {
      const told = post("tool.execute.after", input.sessionID, input, output)
      if (output.metadata?.exit) {
        const { context } = await told
        if (context) {
          output.output += "\n" + context
        }
      }
    },

    "experimental.text.complete": async (input, output) => {
      const session = sessions.get(input.sessionID)
      if (session) {
        session.text = output.text
      }
    },

    "experimental.chat.system.transform": async (input, output) => {
      const told = await sessions.get(input.sessionID)?.told
      if (told?.context && !output.system[0]?.startsWith(NAMING_BEGINS)) {
        output.system.push(told.context)
      }
    },

    dispose: async () => {
      for (const sessionID of sessions.keys()) {
        post("dispose", sessionID, { sessionID })
      }
      await sent
    },
  }
}
